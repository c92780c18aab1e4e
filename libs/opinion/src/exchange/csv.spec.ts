import { CsvFault, recordsOf, tableOf } from './csv';

describe('reading a table', () => {
  it('takes quotes, line breaks within them, any line ends and a byte order mark', () => {
    const text = '\uFEFFid,text\r\n1,"a ""quoted"", comma\nand a line"\r2,plain\n\n3,\n';
    expect(recordsOf(text.slice(1))).toEqual([
      { line: 1, cells: ['id', 'text'] },
      { line: 2, cells: ['1', 'a "quoted", comma\nand a line'] },
      { line: 4, cells: ['2', 'plain'] },
      { line: 6, cells: ['3', ''] },
    ]);
    expect(tableOf(text).columns).toEqual(['id', 'text']);
    expect(tableOf(text).rows[0]?.cells.get('text')).toBe('a "quoted", comma\nand a line');
  });

  it('keeps an empty last cell without a line end', () => {
    expect(recordsOf('a,b\n1,')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', ''] },
    ]);
  });

  it('says on which line a quote is not closed or there are too many cells', () => {
    expect(() => recordsOf('a\n"b')).toThrow(new CsvFault(2, 'open-quote'));
    expect(() => tableOf('a\n1,2')).toThrow(new CsvFault(2, 'too-many-cells'));
  });

  it('takes a file of nothing for a table of nothing', () => {
    expect(tableOf('')).toEqual({ columns: [], rows: [] });
  });

  it('takes time that grows with the file and not with its square', () => {
    const text = `a\n"${'x""\n'.repeat(200_000)}"\n`;
    expect(recordsOf(text)[1]?.cells[0]).toHaveLength(600_000);
  });
});
