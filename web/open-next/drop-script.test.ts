import { expect, test } from 'vitest'
import { dropScript, inlineScripts, islandsOf } from './drop-script.ts'

test('scripts and their preloads go, speculation rules and style sheets stay', () => {
  const html = [
    '<link rel="stylesheet" href="/a.css" data-precedence="next"/>',
    '<link rel="preload" as="script" fetchPriority="low" href="/a.js"/>',
    '<link rel="modulepreload" href="/b.js"/>',
    '<link rel="expect" href="#_R_" blocking="render"/>',
    '<script src="/a.js" async=""></script>',
    '<p>text</p>',
    '<script id="_R_">(self.__next_f=self.__next_f||[]).push([0])</script>',
    '<script>self.__next_f.push([1,"a\nb"])</script>',
    '<script type="speculationrules">{"prefetch":[]}</script>',
  ].join('')
  expect(dropScript(html)).toBe(
    '<link rel="stylesheet" href="/a.css" data-precedence="next"/><p>text</p><script type="speculationrules">{"prefetch":[]}</script>',
  )
})

test('text that speaks of scripts is left alone', () => {
  const html = '<p title="&lt;script&gt;">&lt;script&gt;alert(1)&lt;/script&gt;</p>'
  expect(dropScript(html)).toBe(html)
})

test('a page that waits for a part of itself is refused', () => {
  expect(() => dropScript('<main><template id="B:0"></template></main>')).toThrow('may not suspend')
})

test('inline scripts are found in order, those with a source are not among them', () => {
  expect(
    inlineScripts(
      '<script>a</script><script src="/x.js"></script><script type="speculationrules">{}</script>',
    ),
  ).toEqual(['a', '{}'])
})

test('an island stays, as its address and nothing more, and is found by its name', () => {
  const html =
    '<script type="module" src="/island/map.js" async="" onload="x()">self.x=1</script><script src="/_next/a.js"></script>'
  expect(dropScript(html)).toBe('<script type="module" src="/island/map.js"></script>')
  expect(islandsOf(html)).toEqual(['map'])
})

test.each(['/island/../a.js', '//elsewhere.example/island/map.js', '/island/chunk/a.js', '/island/map.js?x'])(
  '%s is no island',
  (address) => {
    const html = `<script type="module" src="${address}"></script>`
    expect(dropScript(html)).toBe('')
    expect(islandsOf(html)).toEqual([])
  },
)
