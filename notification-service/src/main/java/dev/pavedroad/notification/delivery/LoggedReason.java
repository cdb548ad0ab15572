package dev.pavedroad.notification.delivery;

/** A reason in the form for logs: in one line, and without the mail addresses that mail servers repeat. */
record LoggedReason(String reason) {

    @Override
    public String toString() {
        return reason.replaceAll("\\p{Cntrl}+", " ").replaceAll("[^\\s<>()\"';:,@]+@[^\\s<>()\"';:,@]+", "(address)");
    }
}
