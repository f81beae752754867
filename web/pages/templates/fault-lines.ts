/** The line that a fault of a template names: `line 3: <script> is not allowed`. */
export function lineOf(fault: string): number | undefined {
  const [, line] = /^line (\d+): /.exec(fault) ?? []
  return line === undefined ? undefined : Number(line)
}
