"""The four components of AllChild's support, each with the icon it has everywhere on the plan."""

from linkworker.records import Component

ICONS = {
    Component.INFORMAL: "message-circle",
    Component.FORMAL: "calendar-check",
    Component.DEVELOPMENTAL: "sparkles",
    Component.SPECIALIST: "handshake",
}
