import type { ComponentType } from 'react';

interface RouteProps {
  OriginalComponent: ComponentType;
}

/** A page of AdminJS's as the main part of its document, which AdminJS never marks. Pages of ours are that themselves. */
function Main({ OriginalComponent }: RouteProps) {
  return (
    <main>
      <OriginalComponent />
    </main>
  );
}

export { Main as BulkActionRoute, Main as ResourceActionRoute, Main as ResourceRoute };
