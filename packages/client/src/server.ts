export { createServerSessions, type ServerOptions, type ServerSession, type ServerSessions } from './server-sessions.ts'
export { memoryStore, type SessionStore } from './session-store.ts'
export { SignInFailed } from './sign-in.ts'
export { SignedOut } from './token-source.ts'
