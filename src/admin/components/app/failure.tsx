import { Component, type ReactNode } from 'react';
import { Failed } from '../common/page';
import { useWords } from '../common/use-words';

/** Shows that a part of the panel has failed, and lets it be tried again, in place of an empty page. */
export class Failure extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return <Broken again={() => this.setState({ hasFailed: false })} />;
  }
}

function Broken({ again }: { again(): void }) {
  const { say } = useWords('Page');
  return (
    <main className="k-page">
      <Failed told={say('broken')} again={again} />
    </main>
  );
}
