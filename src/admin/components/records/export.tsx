import { type ActionProps, ApiClient } from 'adminjs';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { Part } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';

interface File {
  csv: string;
  filename: string;
}

const api = new ApiClient();

/** Fetches what the list shows with its filters as a CSV file, and lets the browser save it. */
export function Export({ resource }: ActionProps) {
  const { say } = useWords('Export');
  const { search } = useLocation();
  const { answer, again } = useAnswer(async () => {
    const { data } = await api.resourceAction({
      resourceId: resource.id,
      actionName: 'export',
      params: new URLSearchParams(search),
    });
    return { data: data as unknown as File };
  }, `${resource.id}?${search}`);
  return (
    <div className="k-stack">
      <Part>
        {answer.state === 'loading' ? <p role="status">{say('working')}</p> : null}
        {answer.state === 'failed' ? (
          <div className="k-problem" role="alert">
            <p>{answer.told ?? say('failed')}</p>
          </div>
        ) : null}
        {answer.state === 'ready' ? <Saved file={answer.data} /> : null}
        <div className="k-actions" style={{ marginTop: 16 }}>
          {answer.state === 'failed' ? (
            <button type="button" className="k-button k-main" onClick={again}>
              {say('again')}
            </button>
          ) : null}
          <Link className="k-button" to={`/admin/resources/${resource.id}/actions/list${search}`}>
            {say('back')}
          </Link>
        </div>
      </Part>
    </div>
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
