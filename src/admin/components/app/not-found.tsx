import { type ResourceJSON, useTranslation } from 'adminjs';
import { Link } from 'react-router-dom';
import { HOME, listOf } from '../common/links';
import { Page } from '../common/page';

const HEADINGS: Record<number, string> = { 403: 'anyForbiddenError', 404: 'pageNotFound_title' };

/** Says that there is nothing to see, or why not, and leads to where there is something. */
export function NotFound({
  status = 404,
  why,
  resource,
}: {
  status?: number | undefined;
  why?: string | undefined;
  resource?: ResourceJSON;
}) {
  const { translateLabel, translateMessage } = useTranslation();
  return (
    <Page title={translateMessage(HEADINGS[status] ?? 'errorFetchingRecord')}>
      <div className="k-part k-nothing" role="alert">
        <p>{why ?? translateMessage('pageNotFound_why')}</p>
        <Link className="k-button k-main" to={resource ? listOf(resource.id) : HOME}>
          {resource ? translateLabel(resource.name, resource.id) : translateLabel('dashboard')}
        </Link>
      </div>
    </Page>
  );
}
