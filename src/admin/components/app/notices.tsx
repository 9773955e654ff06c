import { type NoticeMessageInState, useTranslation } from 'adminjs';
import { useEffect, useRef } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import { useLocation } from 'react-router-dom';
import { Icon } from '../common/icon';

interface State {
  notices: NoticeMessageInState[];
}

/** How long a notice stays. What went wrong stays until it is closed, or one goes somewhere else. */
const SHOWN_MS: Record<string, number> = { success: 6_000, info: 20_000 };

/** As AdminJS's own action does, which the browser's build of it does not export. */
const dropNotice = (noticeId: string) => ({ type: 'DROP_NOTICE', data: { noticeId } });

/**
 * What was done, or why not. In AdminJS's place, which shows everything for three seconds and says nothing to
 * who cannot see it.
 */
export function NoticeBox() {
  const notices = useSelector((state: State) => state.notices);
  return (
    <div className="k-notices" aria-live="polite" data-css="notice-wrapper">
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function Notice({ notice }: { notice: NoticeMessageInState }) {
  const { tm, translateButton } = useTranslation();
  const dispatch = useDispatch();
  const { pathname } = useLocation();
  const cameUpAt = useRef(pathname);
  const { id, type = 'info' } = notice;
  const time = SHOWN_MS[type];
  useEffect(() => {
    if (time === undefined) return undefined;
    const timer = window.setTimeout(() => dispatch(dropNotice(id)), time);
    return () => window.clearTimeout(timer);
  }, [dispatch, id, time]);
  useEffect(() => {
    if (type === 'error' && pathname !== cameUpAt.current) dispatch(dropNotice(id));
  }, [dispatch, id, type, pathname]);
  return (
    <div className={`k-notice k-notice-${type}`} role={type === 'error' ? 'alert' : undefined}>
      <p>{tm(notice.message, notice.resourceId, notice.options)}</p>
      <button
        type="button"
        className="k-plain"
        aria-label={translateButton('close')}
        onClick={() => dispatch(dropNotice(id))}
      >
        <Icon icon="X" />
      </button>
    </div>
  );
}
