type Times = Readonly<Record<string, number>>
export function chooseFiles(all: readonly string[], names: readonly string[]): readonly string[]
export function slowestFirst(files: readonly string[], known: { readonly times: Times; readonly sizeOf: (file: string) => number }): string[]
export function slowestLines(times: Times, count?: number): string[]
export function batchesOf(files: readonly string[], times: Times): string[][]
