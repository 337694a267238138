// Takes proper-lockfile's lock and releases it, again and again: nanoseconds of each, one a line.
// Arguments: the file that is locked, how often to warm up, how often to measure.
const lockfile = require('proper-lockfile');

const [file, warmups, rounds] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];

async function main() {
  const taken = [];
  for (let i = 0; i < warmups + rounds; i++) {
    const start = process.hrtime.bigint();
    const release = await lockfile.lock(file);
    await release();
    taken.push(process.hrtime.bigint() - start);
  }
  console.log(taken.slice(warmups).join('\n'));
}

main();
