use proofgate_subject::wire::Device;

/// A rule of the VRAM-only policy that a device breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// In a word for machines.
    pub violation: &'static str,
    /// For people.
    pub details: &'static str,
}

const INVALID: &str = "invalid_device_properties";
const UNIFIED: &str = "unified_memory_detected";

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().count() <= 256 && !name.contains(char::is_control)
}

/// `major.minor`, and no device is of version 0.
fn is_compute_capability(text: &str) -> bool {
    let is_number = |digits: &str| {
        (1..=2).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    text.split_once('.').is_some_and(|(major, minor)| {
        is_number(major) && !major.starts_with('0') && is_number(minor)
    })
}

/// What keeps a device from holding shards in its own memory alone, all of it.
pub fn inspect(device: &Device) -> Vec<Finding> {
    let rules = [
        (INVALID, "device name is empty, unprintable or too long", !is_name(&device.name)),
        (INVALID, "device memory is not a positive number of bytes", device.total_bytes <= 0),
        (
            INVALID,
            "compute capability is not of the form major.minor",
            !is_compute_capability(&device.compute_capability),
        ),
        (UNIFIED, "device has unified memory", device.unified_memory),
        (UNIFIED, "device is integrated and shares the memory of the host", device.integrated),
        (UNIFIED, "device offers managed memory only", device.managed_memory_only),
    ];
    let broken = rules.into_iter().filter(|(_, _, is_broken)| *is_broken);
    broken.map(|(violation, details, _)| Finding { violation, details }).collect()
}
