import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { sources } from './sources.ts'
import { importedModules, targetOf } from './syntax.ts'

type Graph = ReadonlyMap<string, readonly string[]>

/** Tarjan's strongly connected components: the sets of more than one node in which each leads to each. */
function circlesIn(graph: Graph): string[][] {
  const [order, lowest, stack] = [new Map<string, number>(), new Map<string, number>(), [] as string[]]
  const circles: string[][] = []
  const enter = (node: string): number => {
    const own = order.size
    order.set(node, own)
    lowest.set(node, own)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue
      const reached = order.has(next) ? (stack.includes(next) ? (order.get(next) ?? own) : own) : enter(next)
      lowest.set(node, Math.min(lowest.get(node) ?? own, reached))
    }
    const low = lowest.get(node) ?? own
    if (low === own) {
      const circle = stack.splice(stack.indexOf(node))
      if (circle.length > 1) circles.push(circle.sort())
    }
    return low
  }
  for (const node of graph.keys()) if (!order.has(node)) enter(node)
  return circles
}

const files = sources('src/**/*.ts', 'web/**/*.ts', 'web/**/*.tsx')
const imports: Graph = new Map(files.map((source) => [source.path, importedModules(source).flatMap((imported) => targetOf(source, imported) ?? [])]))

test('a circle of three is found, and what merely leads to it is not part of it', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['d']],
    ['d', ['b', 'e']],
    ['e', []],
  ])
  assert.deepEqual(circlesIn(graph), [['b', 'c', 'd']])
})

test('the imports are read: the composition root reaches nearly every file of the server', () => {
  const seen = new Set<string>()
  const reach = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    imports.get(path)?.forEach(reach)
  }
  reach('src/app.ts')
  assert(seen.size > 200, `it reaches ${seen.size}`)
})

test('no file imports itself by way of others, in src and in web, types included', () => {
  assert.deepEqual(circlesIn(imports), [])
})

test('no two folders of web import each other, unless one lies in the other', () => {
  const pairs = new Map<string, string>()
  for (const [path, targets] of imports) for (const target of targets) pairs.set(`${posix.dirname(path)} ${posix.dirname(target)}`, `${path} imports ${target}`)
  const both = [...pairs].filter(([pair]) => {
    const [one = '', other = ''] = pair.split(' ')
    const nested = `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`)
    return one.startsWith('web/') && !nested && pairs.has(`${other} ${one}`)
  })
  assert.deepEqual(
    both.map(([, example]) => example),
    [],
  )
})
