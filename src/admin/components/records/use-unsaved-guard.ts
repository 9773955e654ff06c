import { useEffect, useRef } from 'react';

/**
 * Asks before a page is left with something unsaved, by its links or by the browser. The function it returns
 * lets go at once, for leaving right after saving.
 */
export function useUnsavedGuard(isChanged: boolean, question: string): () => void {
  const isOn = useRef(isChanged);
  isOn.current = isChanged;
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isOn.current) event.preventDefault();
    };
    // Before the link's own click reaches the router.
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const href = link?.getAttribute('href') ?? '';
      // A link in a text that is edited leads nowhere.
      if (link?.closest('[contenteditable]')) return;
      if (!isOn.current || !link || href.startsWith('#') || /^(mailto|tel):/.test(href)) return;
      if (window.confirm(question)) isOn.current = false;
      else {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, true);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, true);
    };
  }, [question]);
  return () => {
    isOn.current = false;
  };
}
