import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { derivedFiles } from '#derive.ts'
import { root } from '#kit/root.ts'
import type { Shell } from './shell.ts'

/** `gatehouse derive`: writes `derived/` and `docs/reference/`, which are committed and compared by a test. */
export function deriveCommand(program: Command, shell: Shell): void {
  program
    .command('derive')
    .description('write the schemas, the OpenAPI document and the reference pages that follow from the declarations')
    .action(async () => {
      const files = await derivedFiles()
      for (const folder of ['derived', 'docs/reference']) rmSync(join(root, folder), { recursive: true, force: true })
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        writeFileSync(join(root, path), text)
      }
      shell.tell(`${Object.keys(files).length} files were written.`)
    })
}
