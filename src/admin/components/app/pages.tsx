import { useTranslation } from 'adminjs';

/** From one page of a list to the next. */
export function Pages({ page, pages, onPage }: { page: number; pages: number; onPage(page: number): void }) {
  const { translateComponent } = useTranslation();
  if (pages <= 1) return null;
  return (
    <nav className="k-pages" aria-label={translateComponent('Pages.pages')}>
      <button type="button" className="k-button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {translateComponent('Pages.previous')}
      </button>
      <span aria-current="page">{translateComponent('Pages.where', { page, pages } as never)}</span>
      <button type="button" className="k-button" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {translateComponent('Pages.next')}
      </button>
    </nav>
  );
}
