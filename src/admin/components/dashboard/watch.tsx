import { Link } from 'react-router-dom';
import type { FailedMail } from '../../../services/figures/dashboard';
import type { JobRunView } from '../../../services/figures/job-overview';
import type { OutboxHealth } from '../../../services/mail/health';
import { formatMoment } from '../common/format';
import { pageOf, recordOf } from '../common/links';
import { MailNotSetUp } from '../common/mail-not-set-up';
import { Scroll } from '../common/page';
import { TableHead } from '../common/table-head';
import { useWords } from '../common/use-words';

/** Mails that could not be sent. */
export function FailedMails({ mails, health }: { mails: FailedMail[]; health: OutboxHealth }) {
  const { say, language } = useWords('Dashboard');
  if (mails.length === 0) {
    const { isSetUp, waiting } = health;
    if (!isSetUp) return <MailNotSetUp waiting={waiting} />;
    return (
      <p className="k-empty">
        {waiting > 0 ? say('mailsOnTheirWay', { count: waiting }) : say('noFailedMails')}
      </p>
    );
  }
  return (
    <ul className="k-rows">
      {mails.map((mail) => (
        <li key={mail.id}>
          <div className="k-row">
            <Link to={recordOf('emails', mail.id)}>{mail.subject}</Link>
            <span className="k-small">{formatMoment(mail.createdAt, language)}</span>
          </div>
          <p className="k-small">
            {say('toWhom', { recipient: mail.recipient })}
            {mail.error ? ` · ${mail.error}` : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The last run of each job. */
export function LastJobs({ jobs }: { jobs: JobRunView[] }) {
  const { say, language } = useWords('Dashboard');
  if (jobs.length === 0) return <p className="k-empty">{say('noJobs')}</p>;
  return (
    <Scroll label={say('lastRuns')}>
      <table>
        <TableHead columns={['job', 'ran', 'outcome']} say={say} />
        <tbody>
          {jobs.map((run) => (
            <tr key={run.job}>
              <th scope="row">
                <Link to={pageOf('jobs', { job: run.job })}>{say(`job_${run.job}`)}</Link>
              </th>
              <td>
                {formatMoment(run.startedAt, language)}
                <br />
                <span className="k-small">{durationOf(run.milliseconds)}</span>
              </td>
              <td>
                <JobOutcome run={run} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** How a run ended: its counts, or its error. */
export function JobOutcome({ run }: { run: JobRunView }) {
  const { say, language } = useWords('Dashboard');
  const counts = Object.entries(run.counts).filter(([, count]) => count > 0);
  return (
    <>
      <span
        className={
          run.state === 'failed' ? 'k-badge k-bad' : run.state === 'done' ? 'k-badge k-good' : 'k-badge'
        }
      >
        {say(`run_${run.state}`)}
      </span>
      <span className="k-small">
        {counts.map(([name, count]) => `${say(`count_${name}`)}: ${count}`).join(', ')}
        {run.state === 'done' && counts.length === 0 ? say(run.isSetUp ? 'nothingToDo' : 'notSetUp') : null}
      </span>
      {run.error ? <p className="k-wrong">{run.error}</p> : null}
      {run.state === 'failed' && run.lastDone ? (
        <p className="k-small">{say('lastDone', { at: formatMoment(run.lastDone, language) })}</p>
      ) : null}
    </>
  );
}

export function durationOf(milliseconds: number | null): string {
  if (milliseconds === null) return '–';
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
