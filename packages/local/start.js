// JavaScript, so that a Node.js that cannot run the TypeScript beside it can still say so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Wangge needs Node.js 22.18 or newer; this is ${process.versions.node} (${process.execPath}).`,
  )
  process.exit(1)
}
await import('./src/start.ts')
