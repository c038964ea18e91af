import styles from './mark.module.css'

const cells = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ row, column })))

/** The site's mark: a grid of nine cells, one of them filled. Decorative; its neighbour says the name. */
export const Mark = () => (
  <svg className={styles.mark} viewBox="0 0 26 26" width="26" height="26" aria-hidden="true">
    {cells.map(({ row, column }) => (
      <rect
        key={`${row}${column}`}
        className={row === 1 && column === 2 ? styles.filled : styles.cell}
        x={1 + column * 8.5}
        y={1 + row * 8.5}
        width="7"
        height="7"
        rx="1"
      />
    ))}
  </svg>
)
