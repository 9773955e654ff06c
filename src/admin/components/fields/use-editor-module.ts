import { useEffect, useState } from 'react';

/** The editor of texts, which is a file of its own: most pages have no need of it. */
export type EditorModule = typeof import('./editor/editor');

let loaded: EditorModule | undefined;

/** The editor; undefined until it has come, and where it does not. */
export function useEditorModule(): EditorModule | undefined {
  const [module, setModule] = useState(() => loaded);
  useEffect(() => {
    if (loaded) return;
    const address = document.getElementById('app')?.dataset.editor;
    // What is missing then is no more than ease.
    if (address)
      import(address).then(
        (come: EditorModule) => {
          loaded = come;
          setModule(() => come);
        },
        () => undefined,
      );
  }, []);
  return module;
}
