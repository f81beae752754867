import type { ReactNode } from 'react'
import './facts.css'

/** Names and what they stand for, one below the other. */
export const Facts = ({ facts, label }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[]; readonly label?: string }) => (
  <dl className="facts" aria-label={label}>
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
