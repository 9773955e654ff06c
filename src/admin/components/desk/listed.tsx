import type { DeskWord } from '../../locales/desk';
import { useWords } from '../common/use-words';
import { groupsOf } from './groups';
import { StayGroup } from './stay-group';
import type { RowSetting } from './stay-row';
import type { DeskData, View } from './types';

interface Props {
  view: Exclude<View, 'day'>;
  data: DeskData | undefined;
  isTrouble: boolean;
  isFiltered: boolean;
  setting: RowSetting;
}

/** The keys to hand out, or to take back, by day; or in words why there are none to see. */
export function Listed({ view, data, isTrouble, isFiltered, setting }: Props) {
  const { say, language } = useWords<DeskWord>('Desk');
  if (!data) {
    return (
      <p className="k-empty" role="status">
        {isTrouble ? null : say('loading')}
      </p>
    );
  }
  const groups = groupsOf(view, setting.keys.upToDate(data[view]), setting.keys.kept, {
    today: data.today,
    language,
    say,
  });
  if (groups.length === 0) {
    const none = view === 'pickUps' ? 'noPickUps' : 'noReturns';
    return <p className="k-empty">{say(isFiltered ? 'noneFiltered' : none)}</p>;
  }
  return (
    <>
      {groups.map((group) => (
        <StayGroup key={group.key} group={group} setting={setting} />
      ))}
      {data.more[view] ? <p className="k-empty">{say('more', { count: data[view].length })}</p> : null}
    </>
  );
}
