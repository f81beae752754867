import { test } from 'node:test'
import { assertPages } from './assert-pages.ts'
import { derivedLists } from './every-page.ts'
import { inConsole } from './visit.ts'

test(
  'at a desk and on a phone, light and dark, axe finds nothing serious on any list that follows from a declaration, and none breaks its policy, asks a stranger or scrolls sideways',
  inConsole,
  (t) => assertPages(t, derivedLists),
)
