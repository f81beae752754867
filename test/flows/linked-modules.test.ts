import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../support/server.ts'

test('npm start leaves alone what a link named node_modules leads to', () => {
  const [project, shared] = [temporaryFolder(), temporaryFolder()]
  const kept = join(shared, 'kept')
  writeFileSync(kept, '')
  symlinkSync(shared, join(project, 'node_modules'))
  mkdirSync(join(project, 'scripts'))
  cpSync(join(import.meta.dirname, '../../scripts'), join(project, 'scripts'), { recursive: true })
  writeFileSync(join(project, 'package-lock.json'), '{"packages": {"node_modules/absent": {"version": "1.0.0"}}}')
  const { status, stderr } = spawnSync(process.execPath, [join(project, 'scripts/start.mjs')], { cwd: project, encoding: 'utf8', timeout: 20_000 })
  assert.equal(status, 1)
  assert.match(stderr, /^node_modules is a link, .*: install there, or remove the link\.\n$/)
  assert(existsSync(kept))
})
