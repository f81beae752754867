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

/** Files that start browsers, processes and databases that they kill: each has a process of its own. */
const ALONE = /^test\/(console|flows|store|commands)\//

/** How many files share a process at most, and how many milliseconds they may have taken together. */
const [COMPANY, LONG] = [12, 30_000]

/**
 * Puts files together that run in one process, in their order: loading the server anew for each takes more CPU than most of them need.
 * A file that is slow by itself shares with none, so that the cores end together.
 */
export function batchesOf(files, times) {
  const batches = []
  let [open, took] = [[], 0]
  for (const file of files) {
    const time = times[file] ?? LONG / COMPANY
    if (ALONE.test(file) || time >= LONG) batches.push([file])
    else {
      if (open.length === COMPANY || (open.length > 0 && took + time > LONG)) [open, took] = [[], 0]
      if (open.length === 0) batches.push(open)
      open.push(file)
      took += time
    }
  }
  return batches
}

/** The test files to run, the slowest first. */
export function findTestFiles(root, names) {
  const all = globSync('test/**/*.test.ts', { cwd: root })
  return slowestFirst(chooseFiles(all, names), { times: readTimes(root), sizeOf: (file) => statSync(join(root, file)).size })
}

/** How long files took when they were last run here. */
export function readTimes(root) {
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
