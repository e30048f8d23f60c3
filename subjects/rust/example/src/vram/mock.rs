use std::collections::BTreeMap;

/// Where a shard lies. Opaque: it is never shown to anybody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Allocation(u64);

impl std::fmt::Debug for Allocation {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Allocation")
    }
}

/// A device whose memory is kept in the process, with a stated capacity.
#[derive(Debug)]
pub struct MockDevice {
    capacity: u64,
    used: u64,
    next: u64,
    memory: BTreeMap<Allocation, Vec<u8>>,
}

impl MockDevice {
    /// A device of so many bytes.
    pub const fn new(capacity: u64) -> Self {
        Self { capacity, used: 0, next: 0, memory: BTreeMap::new() }
    }

    /// All of its bytes.
    pub const fn total_bytes(&self) -> u64 {
        self.capacity
    }

    /// Bytes that are taken.
    pub const fn used_bytes(&self) -> u64 {
        self.used
    }

    /// Bytes that are left.
    pub const fn free_bytes(&self) -> u64 {
        self.capacity - self.used
    }

    /// Takes bytes, zeroed; `None` when there are not enough left. Nothing is taken then.
    pub fn allocate(&mut self, bytes: u64) -> Option<Allocation> {
        if bytes > self.free_bytes() {
            return None;
        }
        let place = Allocation(self.next);
        self.memory.insert(place, vec![0; usize::try_from(bytes).ok()?]);
        self.next += 1;
        self.used += bytes;
        Some(place)
    }

    /// What lies there; nothing where nothing was allocated.
    pub fn read(&self, place: Allocation) -> &[u8] {
        self.memory.get(&place).map_or(&[], Vec::as_slice)
    }

    /// The bytes that lie there, to be changed.
    pub fn write(&mut self, place: Allocation) -> &mut [u8] {
        self.memory.get_mut(&place).map_or(&mut [], Vec::as_mut_slice)
    }

    /// Gives bytes back. Of what is not allocated, none.
    pub fn free(&mut self, place: Allocation) -> u64 {
        let bytes = self.memory.remove(&place).map_or(0, |gone| gone.len());
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.used -= bytes;
        bytes
    }
}
