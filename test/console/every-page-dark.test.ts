import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOfEveryPage } from './every-page.ts'
import { inConsole, phone, visit } from './visit.ts'

test(
  'on a phone, in the dark, axe finds nothing serious on any page, and no page breaks its policy, asks a stranger or scrolls sideways',
  inConsole,
  async (t) => {
    const v = await visit(t, { viewport: phone, colorScheme: 'dark' })
    assert.deepEqual(await faultsOfEveryPage(v), [])
  },
)
