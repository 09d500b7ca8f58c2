//! The finder against its twin, and what a term matches.

use super::*;
