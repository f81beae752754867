import { useLocation } from '@tanstack/react-router'
import { type Section, sectionAt } from '../../api/sections.ts'

/** The section in the address of a page of the outbound register. */
export function useOutboundSection(): Section | undefined {
  const { pathname } = useLocation()
  return sectionAt(pathname.split('/').find((part) => part.startsWith('outbound-')) ?? '')
}
