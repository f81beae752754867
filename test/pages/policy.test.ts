import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from '#kit/html.ts'
import { draw, type Page } from '../../src/pages/layout.ts'
import { en } from '../../src/pages/words/en.ts'

const frame = { language: 'en', direction: 'ltr', base: '', brand: 'Gatehouse', translations: [], words: en } as const
const drawn = (page: Partial<Page>) => {
  const { headers, body } = draw(frame, { title: 'A page', main: html`<p>Text</p>`, ...page })
  const policy = new Map(
    String(headers['content-security-policy'])
      .split('; ')
      .map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1)]),
  )
  return { policy, body: body.toString() }
}

test('a page that declares nothing may run, show and frame nothing', () => {
  const { policy, body } = drawn({})
  assert.deepEqual(Object.fromEntries(policy), {
    'default-src': ["'none'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'img-src': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
  })
  assert.doesNotMatch(body, /<script/)
})

test('a script runs by a nonce that is another each time, and opens nothing else', () => {
  const [first, second] = [drawn({ script: 'go()' }), drawn({ script: 'go()' })]
  const nonce = /<script nonce="([\w-]{22,})">go\(\)<\/script>/.exec(first.body)?.[1]
  assert.deepEqual(first.policy.get('script-src'), [`'nonce-${nonce}'`])
  assert.notDeepEqual(first.policy.get('script-src'), second.policy.get('script-src'))
  assert.deepEqual([first.policy.get('img-src'), first.policy.has('frame-src'), first.policy.has('connect-src')], [["'self'"], false, false])
})

test('images of the page itself are let in where it draws some', () => {
  const { policy } = drawn({ dataImages: true })
  assert.deepEqual(policy.get('img-src'), ["'self'", 'data:'])
  assert.equal(policy.has('script-src'), false)
})

test('OIDC Front-Channel Logout §3 frames lead to the origins of the given addresses only', () => {
  const { policy } = drawn({ frames: ['https://a.example/out?sid=1', 'https://a.example/other', 'https://b.example:8443/out', 'not a URL'] })
  assert.deepEqual(policy.get('frame-src'), ['https://a.example', 'https://b.example:8443'])
  assert.deepEqual(policy.get('frame-ancestors'), ["'none'"])
})

test('frames of no usable address open nothing', () => {
  assert.deepEqual(drawn({ frames: [] }).policy.has('frame-src'), false)
  assert.deepEqual(drawn({ frames: ['nonsense'] }).policy.has('frame-src'), false)
})
