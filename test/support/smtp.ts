import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, TLSSocket } from 'node:tls'
import { serverPair } from './tls/material.ts'

/** A letter as the sink got it. */
export interface Received {
  readonly from: string
  readonly to: readonly string[]
  /** Headers and body, as sent. */
  readonly data: string
  readonly isEncrypted: boolean
  /** The name and password of AUTH PLAIN, as `user:password`. */
  readonly auth: string | undefined
}

export interface SmtpSink {
  readonly port: number
  readonly received: Received[]
  /** The reply to the next letters; `250 taken` unless said. */
  reply: string
  close(): Promise<void>
}

interface Session {
  from: string
  to: string[]
  auth: string | undefined
}

/** How a sink of tests differs from one that offers STARTTLS. */
interface SinkOptions {
  readonly tls?: 'implicit' | 'none'
}

/** A mail server that keeps what it is given (SMTP, RFC 5321), for tests. */
export async function smtpSink({ tls }: SinkOptions = {}): Promise<SmtpSink> {
  const sink = { port: 0, received: [] as Received[], reply: '250 taken', close: async () => {} }
  const sockets = new Set<Socket>()
  const talk = (socket: Socket) => {
    sockets.add(socket)
    const session: Session = { from: '', to: [], auth: undefined }
    let text = ''
    let isData = false
    const say = (line: string) => void socket.write(`${line}\r\n`)
    const take = () => {
      const end = text.indexOf('\r\n.\r\n')
      if (end < 0) return
      if (sink.reply.startsWith('2')) sink.received.push({ ...session, data: text.slice(0, end), isEncrypted: socket instanceof TLSSocket })
      text = text.slice(end + 5)
      isData = false
      say(sink.reply)
    }
    const answers: Readonly<Record<string, (line: string) => void>> = {
      EHLO: () => say(['250-sink', ...(tls || socket instanceof TLSSocket ? [] : ['250-STARTTLS']), '250 AUTH PLAIN'].join('\r\n')),
      STARTTLS() {
        if (tls) return say('502 not here')
        socket.removeAllListeners('data')
        say('220 go ahead')
        talk(new TLSSocket(socket, { isServer: true, ...serverPair }))
      },
      AUTH(line) {
        session.auth = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0')
          .slice(1)
          .join(':')
        say('235 welcome')
      },
      MAIL(line) {
        session.from = line
        say('250 fine')
      },
      RCPT(line) {
        session.to.push(line)
        say('250 fine')
      },
      DATA() {
        isData = true
        say('354 go ahead')
      },
      QUIT: () => socket.end('221 bye\r\n'),
    }
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      text += chunk.toString()
      for (let end = text.indexOf('\r\n'); end >= 0 && !isData; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        const answer = answers[line.split(' ')[0]?.toUpperCase() ?? '']
        if (answer) answer(line)
        else say('250 fine')
      }
      if (isData) take()
    })
  }
  const greet = (socket: Socket) => {
    talk(socket)
    socket.write('220 sink\r\n')
  }
  const server: Server = tls === 'implicit' ? createTlsServer(serverPair, greet) : createServer(greet)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  sink.port = typeof at === 'object' && at ? at.port : 0
  sink.close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return sink
}
