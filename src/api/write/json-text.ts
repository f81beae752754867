import { Refusal } from '#http/refusal.ts'

const DEPTH = 32
const jsonRefusal = (message: string, cause?: unknown) => new Refusal('bad_request', 400, message, { cause })

/**
 * Parses an untrusted JSON text (RFC 8259). Also refused: a duplicate name, because two readers may take different values (RFC 8259 §4); nesting
 * deeper than anything we declare; NUL, which PostgreSQL does not store; a lone surrogate, which has no UTF-8 encoding (RFC 8259 §8.2); `__proto__`
 * (prototype pollution).
 */
export function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw jsonRefusal(
      `the body is not valid JSON: ${cause instanceof SyntaxError ? cause.message.replace(/ in JSON at| \(line/, ' at').slice(0, 120) : 'unreadable'}`,
      cause,
    )
  }
  scan(text)
  return value
}

const STRING = /"(?:[^"\\]|\\.)*"/y
const NEXT = /[{}[\],"]/g

/** Walks the tokens of a text that is known to be JSON. */
function scan(text: string): void {
  const names: (Set<string> | undefined)[] = []
  let nameNext = false
  NEXT.lastIndex = 0
  for (let found = NEXT.exec(text); found; found = NEXT.exec(text)) {
    const token = found[0]
    if (token === '{' || token === '[') {
      if (names.push(token === '{' ? new Set() : undefined) > DEPTH) throw jsonRefusal(`the body is nested deeper than ${DEPTH} levels`)
      nameNext = token === '{'
    } else if (token === '}' || token === ']') {
      names.pop()
      nameNext = false
    } else if (token === ',') nameNext = names.at(-1) !== undefined
    else {
      STRING.lastIndex = found.index
      const literal = STRING.exec(text)?.[0] ?? '""'
      NEXT.lastIndex = found.index + literal.length
      const content: unknown = literal.includes('\\') ? JSON.parse(literal) : literal.slice(1, -1)
      if (typeof content === 'string') checkString(content, nameNext ? names.at(-1) : undefined)
      nameNext = false
    }
  }
}

function checkString(content: string, names: Set<string> | undefined): void {
  if (content.includes('\u0000')) throw jsonRefusal('the body holds a NUL character')
  if (!content.isWellFormed()) throw jsonRefusal('the body holds half of a surrogate pair, which is no character')
  if (!names) return
  if (content === '__proto__') throw jsonRefusal('a member may not be named __proto__')
  if (names.has(content)) throw jsonRefusal(`the member ${JSON.stringify(content.slice(0, 64))} is given twice`)
  names.add(content)
}
