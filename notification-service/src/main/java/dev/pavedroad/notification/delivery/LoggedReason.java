package dev.pavedroad.notification.delivery;

/** A reason as it may stand in a log: in one line, and without the addresses that mail servers like to repeat. */
record LoggedReason(String reason) {

    @Override
    public String toString() {
        return reason.replaceAll("\\p{Cntrl}+", " ").replaceAll("[^\\s<>()\"';:,@]+@[^\\s<>()\"';:,@]+", "(address)");
    }
}
