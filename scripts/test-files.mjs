import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** How long each file took when it was last run here, in milliseconds by path; kept beside the packages, like the compile cache. */
const RECORD = 'node_modules/.cache/test-times.json'

/** Milliseconds per byte of a file that was never run here: a browser and a process cost more than a call within this one. */
const COSTS = [
  ['test/console/', 3],
  ['test/flows/', 1.5],
  ['test/store/', 1],
  ['test/attacks/', 0.7],
]
const COST = 0.3

/** The files that are named: by their path, or by a part of it. Without a name, all. */
export function chooseFiles(all, names) {
  if (names.length === 0) return all
  return all.filter((file) => names.some((name) => file.includes(name.replace(/^\.\//, ''))))
}

/** Puts the slowest files first, so that no core is idle at the end. */
export function slowestFirst(files, { times, sizeOf }) {
  const guess = (file) => sizeOf(file) * (COSTS.find(([folder]) => file.startsWith(folder))?.[1] ?? COST)
  const took = new Map(files.map((file) => [file, times[file] ?? guess(file)]))
  return [...files].sort((a, b) => took.get(b) - took.get(a) || (a < b ? -1 : 1))
}

/** The test files to run, the slowest first. */
export function findTestFiles(root, names) {
  const all = globSync('test/**/*.test.ts', { cwd: root })
  return slowestFirst(chooseFiles(all, names), { times: readTimes(root), sizeOf: (file) => statSync(join(root, file)).size })
}

function readTimes(root) {
  try {
    return JSON.parse(readFileSync(join(root, RECORD), 'utf8'))
  } catch {
    // The first run here: nothing was recorded yet.
    return {}
  }
}

/** Records how long the files took, for the order of the next run. */
export function recordTimes(root, times) {
  const file = join(root, RECORD)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ ...readTimes(root), ...times }))
}

/** The files that took longest, as lines. */
export const slowestLines = (times, count = 10) =>
  Object.entries(times)
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([file, took]) => `  ${(took / 1000).toFixed(1).padStart(6)} s  ${file}`)
