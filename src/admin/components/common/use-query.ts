import { useLocation, useNavigate } from 'react-router-dom';

/** A value of the page's address, and going to the same page with others. */
export function useQuery(): {
  get(name: string): string;
  go(query: Record<string, string>): void;
  all: string;
} {
  const location = useLocation();
  const navigate = useNavigate();
  const params = new URLSearchParams(location.search);
  return {
    get: (name) => params.get(name) ?? '',
    go: (query) => {
      const given = Object.entries(query).filter(([, value]) => value !== '');
      navigate({ pathname: location.pathname, search: new URLSearchParams(given).toString() });
    },
    all: location.search,
  };
}
