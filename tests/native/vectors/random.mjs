// Numbers from a seed (mulberry32).
export class Random {
    constructor(seed) {
        this.state = seed >>> 0;
    }

    next() {
        let t = (this.state = (this.state + 0x6d2b79f5) >>> 0);
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return (t ^ (t >>> 14)) >>> 0;
    }

    big() {
        return (BigInt(this.next()) << 32n) | BigInt(this.next());
    }

    below(n) {
        return this.next() % n;
    }

    chance(n) {
        // one in n
        return this.below(n) === 0;
    }

    pick(list) {
        return list[this.below(list.length)];
    }
}
