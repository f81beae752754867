import { stringify } from 'csv-stringify/sync'

type Cells = readonly (string | number | undefined)[]

/**
 * Rows as CSV (RFC 4180). A cell that a spreadsheet would compute is marked as text with an apostrophe: a person may have chosen `=HYPERLINK(…)` as
 * their name, and an administrator opens the file.
 */
export const csvOf = (rows: readonly Cells[]): string => stringify(rows as Cells[], { escape_formulas: true })
