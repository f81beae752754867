/** The mark of Gatehouse: an arch with a lamp. */
export const Mark = ({ size }: { readonly size: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="8" fill="var(--mantine-primary-color-filled)" />
    <path d="M7 25V14a9 9 0 0 1 18 0v11h-4V14a5 5 0 0 0-10 0v11z" fill="#fff" />
    <circle cx="16" cy="21" r="2.5" fill="#fff" />
  </svg>
)
