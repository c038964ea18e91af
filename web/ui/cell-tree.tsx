import type { CellNode } from '@wangge/core/scheme'
import { useTranslations } from 'next-intl'
import styles from './cell-tree.module.css'

type Tree = { cell: (code: string) => CellNode | undefined; address: (code: string) => string }

/** Cells and those below them; every branch opens without script. */
export const CellTree = ({ root, ...tree }: { root: CellNode } & Tree) => (
  <ul className={styles.tree}>
    <Branch node={root} open {...tree} />
  </ul>
)

const Branch = ({ node, open = false, cell, address }: { node: CellNode; open?: boolean } & Tree) => {
  const t = useTranslations('cells')
  const { code, name, children } = node
  const below = children.flatMap((each) => cell(each) ?? [])
  if (below.length === 0) {
    return (
      <li>
        <a href={address(code)}>{name}</a>
      </li>
    )
  }
  return (
    <li>
      <details open={open}>
        <summary>{t('children', { name, count: below.length })}</summary>
        <a href={address(code)}>
          {name} · {t('open')}
        </a>
        <ul className={styles.tree}>
          {below.map((each) => (
            <Branch key={each.code} node={each} cell={cell} address={address} />
          ))}
        </ul>
      </details>
    </li>
  )
}
