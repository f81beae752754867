import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOfEveryPage } from './every-page.ts'
import { desktop, inConsole, visit } from './visit.ts'

test(
  'at a desk, in the light, axe finds nothing serious on any page, and no page breaks its policy, asks a stranger or scrolls sideways',
  inConsole,
  async (t) => {
    const v = await visit(t, { viewport: desktop, colorScheme: 'light' })
    assert.deepEqual(await faultsOfEveryPage(v), [])
  },
)
