import { useState } from 'react';
import type { NewMessage } from '../../pages/messages';
import { useQuery } from '../common/use-query';
import { Audience } from './audience';
import { Earlier } from './earlier';
import { Recipients } from './recipients';
import { type Draft, NOTHING_WRITTEN, Wording } from './wording';

/** Choosing who gets a message, seeing them, and writing it. What is written stays while one chooses others. */
export function Compose({ data }: { data: NewMessage }) {
  const [draft, setDraft] = useState<Draft>(NOTHING_WRITTEN);
  // The number of the message stays the same however often it is sent.
  const [uuid] = useState(data.uuid);
  const query = useQuery();
  return (
    <div className="k-stack">
      <Audience data={data} />
      {data.recipients ? (
        <>
          <Recipients recipients={data.recipients} />
          {data.recipients.some(({ isReachable }) => isReachable) ? (
            <Wording
              draft={draft}
              onWrite={setDraft}
              uuid={uuid}
              recipients={data.recipients}
              chosen={Object.fromEntries(new URLSearchParams(query.all))}
              replyTo={data.replyTo}
              placeholders={data.placeholders}
              isMailSetUp={data.isMailSetUp}
            />
          ) : null}
        </>
      ) : null}
      <Earlier sent={data.sent} />
    </div>
  );
}
