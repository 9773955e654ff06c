import type { ActionProps } from 'adminjs';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { api } from '../common/api';
import { listOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';

interface File {
  csv: string;
  filename: string;
}

/** Fetches what the list shows with its filters as a CSV file, and lets the browser save it. */
export function Export({ resource }: ActionProps) {
  const { say } = useWords('Export');
  const { search } = useLocation();
  const { answer, again } = useAnswer(
    () =>
      api.resourceAction<File>({
        resourceId: resource.id,
        actionName: 'export',
        params: new URLSearchParams(search),
      }),
    `${resource.id}?${search}`,
  );
  return (
    <Part>
      <div className="k-stack">
        <Told answer={answer} again={again}>
          {(file) => <Saved file={file} />}
        </Told>
        <p>
          <Link className="k-button" to={`${listOf(resource.id)}${search}`}>
            {say('back')}
          </Link>
        </p>
      </div>
    </Part>
  );
}

function Saved({ file }: { file: File }) {
  const { say } = useWords('Export');
  const [address, setAddress] = useState('');
  const rows = file.csv.split('\r\n').filter(Boolean).length - 1;
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.csv], { type: 'text/csv;charset=utf-8' }));
    setAddress(made);
    if (rows > 0) save(made, file.filename);
    return () => URL.revokeObjectURL(made);
  }, [file, rows]);
  if (rows === 0) return <p role="status">{say('none')}</p>;
  return (
    <>
      <p role="status">{say('done', { filename: file.filename, number: rows })}</p>
      <p>
        <a href={address} download={file.filename}>
          {say('again')}
        </a>
      </p>
    </>
  );
}

function save(address: string, filename: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = filename;
  link.click();
}
