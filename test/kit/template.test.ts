import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderHtml, renderText } from '#kit/template.ts'

test('values stand in text as they are, and in HTML escaped', () => {
  assert.equal(renderText('Hello {{ name }}', { name: '<b>Ada</b>' }), 'Hello <b>Ada</b>')
  assert.equal(renderHtml('Hello {{ name }}', { name: '<b>Ada</b>' }), 'Hello &lt;b&gt;Ada&lt;/b&gt;')
})

test('no template switches escaping off', () => {
  for (const way of [
    '{{ name | raw }}',
    '{{ name | upcase | raw }}',
    '{% assign x = name | raw %}{{ x }}',
    '{% capture x %}{{ name }}{% endcapture %}{{ x | raw }}',
  ])
    assert.doesNotMatch(renderHtml(way, { name: '<b>' }), /<b>/i, way)
})

test('a template reads no file and no other template', () => {
  for (const way of ["{% include '/etc/passwd' %}", "{% render 'package.json' %}", "{% layout '../package.json' %}", '{% include name %}'])
    assert.throws(() => renderText(way, { name: '/etc/passwd' }), way)
})

test('a template sees own members of its values, and nothing they inherit or do', () => {
  for (const way of ['{{ name.constructor }}', '{{ constructor }}', '{{ __proto__ }}', '{{ name.__proto__.toString }}', '{{ toString }}', '{{ thing.secret }}'])
    assert.equal(renderText(way, { name: 'Ada', thing: Object.create({ secret: 'shown' }) }), '', way)
  class Told {
    liquidMethodMissing() {
      return 'called'
    }
  }
  assert.equal(renderText('{{ told.anything }}', { told: new Told() }), '')
})

for (const [what, template] of Object.entries({
  'a loop of a thousand million': '{% for i in (1..1000000000) %}x{% endfor %}',
  'loops in loops': '{% for i in (1..1000) %}{% for j in (1..1000) %}{% for k in (1..1000) %}x{% endfor %}{% endfor %}{% endfor %}',
  'a text that doubles': `{% assign x = 'xxxxxxxxxx' %}${'{% assign x = x | append: x %}'.repeat(40)}{{ x }}`,
  'a long template': 'x'.repeat(70_000),
  'an unknown filter': '{{ name | shell }}',
}))
  test(`a template ends early: ${what}`, () => {
    const begun = performance.now()
    assert.throws(() => renderText(template, { name: 'Ada' }))
    assert(performance.now() - begun < 2000)
  })
