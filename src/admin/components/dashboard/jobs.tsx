import { Link } from 'react-router-dom';
import type { JobRunView } from '../../../services/figures/job-overview';
import type { JobsPage } from '../../pages/jobs';
import { api } from '../common/api';
import { formatMoment } from '../common/format';
import { pageOf } from '../common/links';
import { Page, Part, Scroll, Told } from '../common/page';
import { TableHead } from '../common/table-head';
import { useAnswer } from '../common/use-answer';
import { useQuery } from '../common/use-query';
import { useWords } from '../common/use-words';
import { durationOf, JobOutcome, LastJobs } from './watch';

/** The page about the jobs: their runs, and what went wrong. */
export function Jobs() {
  const { say } = useWords('Jobs');
  const query = useQuery();
  const job = query.get('job');
  const { answer, again } = useAnswer(
    () => api.getPage<JobsPage>({ pageName: 'jobs', params: job ? { job } : {} }),
    query.all,
  );
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Told answer={answer} again={again}>
        {(data) => (
          <div className="k-grid">
            <Part id="last" title={say('last')} wide>
              <LastJobs jobs={data.last} />
            </Part>
            <Part
              id="runs"
              title={data.job ? say('runsOf', { job: say(`job_${data.job}`) }) : say('failures')}
              aside={data.job ? <Link to={pageOf('jobs')}>{say('showFailures')}</Link> : null}
              wide
            >
              <Runs runs={data.runs} nobody={data.job ? say('noRuns') : say('noFailures')} />
            </Part>
          </div>
        )}
      </Told>
    </Page>
  );
}

function Runs({ runs, nobody }: { runs: JobRunView[]; nobody: string }) {
  const { say, language } = useWords('Jobs');
  if (runs.length === 0) return <p className="k-empty">{nobody}</p>;
  return (
    <Scroll label={say('title')}>
      <table>
        <TableHead columns={['ran', 'job', 'outcome']} say={say} />
        <tbody>
          {runs.map((run) => (
            <tr key={`${run.job}${run.slot}`}>
              <td>
                {formatMoment(run.startedAt, language)}{' '}
                <span className="k-small">{durationOf(run.milliseconds)}</span>
              </td>
              <td>{say(`job_${run.job}`)}</td>
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
