interface TableHeadProps {
  /** Words of the columns, in order. */
  columns: readonly string[];
  /** Those of them that hold numbers, which stand to the right. */
  numbers?: readonly string[];
  say(word: string): string;
}

/** The row of headings of a table. */
export function TableHead({ columns, numbers = [], say }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col" className={numbers.includes(column) ? 'k-number' : undefined}>
            {say(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
