/** One record of a CSV file, with the line that it begins on. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** The separator of a file: spreadsheets of some languages write semicolons. It is the one that stands more often in the first line. */
const separatorOf = (text: string): string => {
  const [first = ''] = text.split(/\r?\n/, 1)
  return first.split(';').length > first.split(',').length ? ';' : ','
}

/** A parser of CSV (RFC 4180): a quoted cell may hold separators, line breaks and doubled quotes. Empty lines are no records. */
export function parseCsv(source: string): readonly CsvRecord[] {
  // A byte order mark, which spreadsheets write, is no text.
  const text = source.replace(/^\ufeff/, '')
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separatorOf(text)}\\r\\n]*))(${separatorOf(text)}|\\r?\\n|\\r|$)`, 'y')
  const records: CsvRecord[] = []
  let [line, began, cells] = [1, 1, [] as string[]]
  while (cell.lastIndex < text.length) {
    const [whole, quoted, plain = '', end] = cell.exec(text) ?? []
    if (whole === undefined) throw new Error(`line ${line}: a quoted cell does not end`)
    cells.push(quoted?.replaceAll('""', '"') ?? plain)
    line += whole.split('\n').length - 1
    if (end !== '' && end !== undefined && /[\r\n]/.test(end)) {
      if (cells.some((value) => value !== '')) records.push({ line: began, cells })
      cells = []
      began = line
    }
  }
  if (cells.some((value) => value !== '')) records.push({ line: began, cells })
  return records
}
