import { useCurrentAdmin, useTranslation } from 'adminjs';
import { useEffect, useState } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { HOME } from '../common/links';
import { BulkRoute } from './bulk-route';
import { Failure } from './failure';
import { LogInAgain } from './log-in-again';
import { NotFound } from './not-found';
import { NoticeBox } from './notices';
import { DashboardRoute, PageRoute } from './page-route';
import { ProveAgain } from './prove-again';
import { RecordRoute } from './record-route';
import { ResourceRoute } from './resource-route';
import { Sidebar } from './sidebar';
import { TopBar } from './top-bar';

/**
 * The panel: the bar above, the page, and the menu. The menu comes after the page, so that the tab key is soon at the
 * page; the stylesheet puts it beside.
 */
export function Application() {
  const { translateComponent } = useTranslation();
  const { pathname } = useLocation();
  const [user] = useCurrentAdmin();
  const [isMenuOpen, setMenuOpen] = useState(false);
  useEffect(() => {
    setMenuOpen(false);
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="k-app">
      <a className="k-skip k-button k-main" href="#content">
        {translateComponent('TopBar.skip')}
      </a>
      <TopBar
        isMenuOpen={isMenuOpen}
        isAlone={user?.mustSetUp === true}
        toggleMenu={() => setMenuOpen(!isMenuOpen)}
      />
      <div id="content" className="k-content" tabIndex={-1}>
        <Failure key={pathname}>
          <Routes>
            <Route path={HOME} element={<DashboardRoute />} />
            <Route path={`${HOME}/pages/:pageName`} element={<PageRoute />} />
            <Route path={`${HOME}/resources/:resourceId`}>
              <Route index element={<ResourceRoute />} />
              <Route path="actions/:actionName" element={<ResourceRoute />} />
              <Route path="bulk/:actionName" element={<BulkRoute />} />
              <Route path="records/:recordId/:actionName" element={<RecordRoute />} />
            </Route>
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Failure>
      </div>
      {user?.mustSetUp ? null : <Sidebar isOpen={isMenuOpen} close={() => setMenuOpen(false)} />}
      <NoticeBox />
      <LogInAgain />
      <ProveAgain />
    </div>
  );
}
