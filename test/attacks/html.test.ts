import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html, raw } from '#kit/html.ts'

test('CVE-2021-20323 what a stranger sends into a page is text, in an element and in an attribute', () => {
  const name = `"><script>alert('x')</script>&`
  assert.equal(
    String(html`<b title="${name}">${name}</b>`),
    `<b title="${'&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;'}">${'&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;'}</b>`,
  )
})

test('pieces of HTML nest without being escaped twice, lists join, and nothing leaves nothing', () => {
  const items = ['a<', 'b'].map((text) => html`<li>${text}</li>`)
  assert.equal(String(html`<ul>${items}</ul>${false}${undefined}${null}${0}${raw('<hr>')}`), '<ul><li>a&lt;</li><li>b</li></ul>0<hr>')
})
