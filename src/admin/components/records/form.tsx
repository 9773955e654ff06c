import { type ActionProps, type RecordJSON, useQueryParams, useRecord, useTranslation } from 'adminjs';
import { type FormEvent, Fragment, useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { withArrival } from '../common/days';
import { backOf, HOME, recordOf } from '../common/links';
import { Part } from '../common/page';
import { Property } from '../common/property';
import { useWords } from '../common/use-words';
import { AllInOrder } from './all-in-order';
import { BookingQuote } from './booking-quote';
import { HitByPlan } from './hits';
import { PeriodPreview } from './period-preview';
import { ReleasePreview } from './release-preview';
import { TermsPreview } from './terms-preview';
import { useUnsavedGuard } from './use-unsaved-guard';

/** The last field of a stay, after which it is told what it costs. */
const LAST_OF_STAY = 'guestsNotMember';

/** Where one is after saving: at the record, still in its form, or at the form for another. */
type Next = 'show' | 'stay' | 'another';

/** What came of saving; of a closure, with the bookings that it hits. */
interface Saved {
  record: RecordJSON;
  notice?: { type: string };
  hits?: unknown[];
}

/** The form of a record that is there. In AdminJS's place, which can only save and leave. */
export function EditRecord(props: ActionProps) {
  return <RecordForm {...props} isNew={false} />;
}

/** The form of a new record; the address may fill it in (`?koieId=7`). */
export function NewRecord(props: ActionProps) {
  return <RecordForm {...props} isNew />;
}

function RecordForm({ record: opened, resource, action, isNew }: ActionProps & { isNew: boolean }) {
  const { say } = useWords('Form');
  const navigate = useNavigate();
  const { search } = useLocation();
  const given = useGiven(resource.properties);
  const { record, handleChange, submit, loading, setRecord } = useRecord(opened, resource.id);
  const shown = record as RecordJSON;
  const [isChanged, setIsChanged] = useState(false);
  const letGo = useUnsavedGuard(isChanged, say('unsaved'));

  useEffect(() => {
    if (opened) setRecord(opened);
    else if (Object.keys(given).length > 0) setRecord(emptyWith(given));
    setIsChanged(false);
  }, [opened, resource.id, JSON.stringify(given)]);

  const fill = (params: Record<string, string>) => {
    setIsChanged(true);
    setRecord({ ...shown, params: { ...shown.params, ...params } });
  };

  const change: typeof handleChange = (property, value, more) => {
    setIsChanged(true);
    if (resource.id === 'bookings' && property === 'arrivalDate')
      fill(withArrivalIn(shown, String(value ?? '')));
    else handleChange(property as never, value, more);
  };

  const save = async (next: Next) => {
    const { data } = await submit();
    const { record: saved, notice, hits } = data as unknown as Saved;
    if (notice?.type === 'error' || Object.keys(saved.errors ?? {}).length > 0) return;
    setIsChanged(false);
    letGo();
    const target = { resourceId: resource.id, recordId: saved.id };
    // Who is hit comes first.
    if (hits?.length) navigate(recordOf(target.resourceId, target.recordId, 'seeTo'));
    else if (next === 'show') navigate(backOf(search, recordOf(target.resourceId, target.recordId)));
    else if (next === 'another') setRecord(emptyWith(given));
    else if (isNew) navigate(recordOf(target.resourceId, target.recordId, 'edit'));
    else setRecord(saved);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter;
    // How it went is told by AdminJS, also when it went wrong.
    save((button?.getAttribute('value') as Next) || 'show').catch(() => undefined);
  };
  const back = backOf(search, opened ? recordOf(resource.id, opened.id) : (resource.href ?? HOME));
  return (
    <div className="k-stack">
      <form onSubmit={onSubmit} noValidate>
        <Part>
          <div className="k-form">
            <Problems record={shown} resource={resource} />
            {resource.id === 'reports' ? (
              <AllInOrder record={shown} resource={resource} onChange={fill} />
            ) : null}
            {fieldsOf(action, resource).map((property) => (
              <Fragment key={property.propertyPath}>
                <Property
                  where="edit"
                  onChange={change}
                  property={property}
                  resource={resource}
                  record={shown}
                />
                {resource.id === 'bookings' && property.propertyPath === LAST_OF_STAY ? (
                  <BookingQuote params={shown.params} />
                ) : null}
              </Fragment>
            ))}
          </div>
          <div className="k-foot">
            <button
              type="submit"
              value="show"
              className="k-button k-main"
              data-testid="button-save"
              disabled={loading}
            >
              {loading ? say('saving') : say('save')}
            </button>
            <button type="submit" value="stay" className="k-button" disabled={loading}>
              {say('saveAndGoOn')}
            </button>
            {isNew ? (
              <button type="submit" value="another" className="k-button" disabled={loading}>
                {say('saveAndAdd')}
              </button>
            ) : null}
            <Link className="k-button" to={back}>
              {say('cancel')}
            </Link>
          </div>
        </Part>
      </form>
      {resource.id === 'booking_periods' ? <PeriodPreview params={shown.params} /> : null}
      {resource.id === 'release_rules' ? <ReleasePreview params={shown.params} /> : null}
      {resource.id === 'terms' ? <TermsPreview params={shown.params} /> : null}
      {resource.id === 'closures' ? <HitByPlan params={shown.params} closureId={opened?.id} /> : null}
    </div>
  );
}

/** Says in one place what is wrong, with links to the fields. */
function Problems({ record, resource }: Required<Pick<ActionProps, 'record' | 'resource'>>) {
  const { say } = useWords('Form');
  const { tm, translateProperty } = useTranslation();
  const { errors } = record;
  useEffect(() => {
    if (Object.keys(errors ?? {}).length > 0) focusOn('[aria-invalid="true"]');
  }, [errors]);
  const problems = Object.entries(errors ?? {});
  if (problems.length === 0) return null;
  return (
    <div className="k-problem" role="alert">
      <p>{say('problems')}</p>
      <ul>
        {problems.map(([path, problem]) => (
          <li key={path}>
            <a
              href={`#${path}`}
              onClick={(event) => {
                event.preventDefault();
                focusOn(`[id="${path}"]`);
              }}
            >
              {translateProperty(resource.properties[path]?.label ?? path, resource.id)}
            </a>
            : {tm(String(problem?.message ?? ''), resource.id)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function fieldsOf(action: ActionProps['action'], resource: ActionProps['resource']) {
  const names = action.layout?.flatMap(({ properties }) => properties.map(String));
  if (!names) return resource.editProperties;
  return names.flatMap((name) => resource.properties[name] ?? []);
}

/** The days of a booking whose arrival is changed. */
function withArrivalIn({ params }: RecordJSON, arrivalDate: string): Record<string, string> {
  const day = (name: string) => String(params[name] ?? '').slice(0, 10);
  return withArrival({ arrivalDate: day('arrivalDate'), departureDate: day('departureDate') }, arrivalDate);
}

/** What the address fills in, of properties that there are. */
function useGiven(properties: ActionProps['resource']['properties']): Record<string, string> {
  const { parsedQuery } = useQueryParams();
  const entries = Object.entries(parsedQuery ?? {}).filter(([name]) => Object.hasOwn(properties, name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function emptyWith(params: Record<string, string>): RecordJSON {
  return { params, populated: {}, errors: {} } as unknown as RecordJSON;
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
