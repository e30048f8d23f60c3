use serde::{Deserialize, Serialize};

macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`")] #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// The word on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

vocabulary! {
    /// What a subject may say it can do: the operations, and what is used without one.
    Capability {
        VramSeal = "vram.seal",
        VramVerify = "vram.verify",
        VramTamper = "vram.tamper",
        VramDeallocate = "vram.deallocate",
        VramState = "vram.state",
        PolicyEnforce = "policy.enforce",
        LoaderLoad = "loader.load",
        AuditEmit = "audit.emit",
        AuditFlush = "audit.flush",
        AuditFault = "audit.fault",
        OwnerDrop = "owner.drop",
        CompareSample = "compare.sample",
        MetricsRead = "metrics.read",
        MetricsHttp = "metrics.http",
        SignalTerm = "signal.term",
        CaseClock = "case.clock",
    }
}

vocabulary! {
    /// What the gate may ask.
    OperationName {
        VramSeal = "vram.seal",
        VramVerify = "vram.verify",
        VramTamper = "vram.tamper",
        VramDeallocate = "vram.deallocate",
        VramState = "vram.state",
        PolicyEnforce = "policy.enforce",
        LoaderLoad = "loader.load",
        AuditEmit = "audit.emit",
        AuditFlush = "audit.flush",
        AuditFault = "audit.fault",
        OwnerDrop = "owner.drop",
        CompareSample = "compare.sample",
        MetricsRead = "metrics.read",
    }
}

impl OperationName {
    /// The capability that unlocks it, which bears its name.
    pub const fn capability(self) -> Capability {
        match self {
            Self::VramSeal => Capability::VramSeal,
            Self::VramVerify => Capability::VramVerify,
            Self::VramTamper => Capability::VramTamper,
            Self::VramDeallocate => Capability::VramDeallocate,
            Self::VramState => Capability::VramState,
            Self::PolicyEnforce => Capability::PolicyEnforce,
            Self::LoaderLoad => Capability::LoaderLoad,
            Self::AuditEmit => Capability::AuditEmit,
            Self::AuditFlush => Capability::AuditFlush,
            Self::AuditFault => Capability::AuditFault,
            Self::OwnerDrop => Capability::OwnerDrop,
            Self::CompareSample => Capability::CompareSample,
            Self::MetricsRead => Capability::MetricsRead,
        }
    }
}
