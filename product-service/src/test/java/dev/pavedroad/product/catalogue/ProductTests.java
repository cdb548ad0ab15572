package dev.pavedroad.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProductTests {

    private final Product product = Product.of(
            new NewProduct("LMP-1", "Lamp", "Gives light.", "Desk", new BigDecimal("79.5"), 5));

    @Test
    void showsItsPriceInCents() {
        assertThat(product.price()).isEqualTo(new BigDecimal("79.50"));
    }

    @Test
    void canGiveAwayAllOfItsStockButNoMore() {
        assertThat(product.canAdjustStockBy(-5)).isTrue();
        assertThat(product.canAdjustStockBy(-6)).isFalse();
        assertThat(product.adjusted(-5).stock()).isZero();
    }

    @Test
    void hasRoomForAMillionPieces() {
        assertThat(product.hasRoomFor(999_995)).isTrue();
        assertThat(product.hasRoomFor(999_996)).isFalse();
    }

    @Test
    void refusesAnAdjustmentThatWouldBreakItsRules() {
        assertThatIllegalArgumentException().isThrownBy(() -> product.adjusted(-6));
        assertThatIllegalArgumentException().isThrownBy(() -> product.adjusted(999_996));
    }

    @Test
    void mayLoseStockEvenAboveTheLimitThatReleasesCanPassOver() {
        var overfull = new Product(product.id(), "LMP-1", "Lamp", "", "Desk", BigDecimal.ONE, 1_000_002, null, 1);

        assertThat(overfull.adjusted(-1).stock()).isEqualTo(1_000_001);
    }

    @Test
    void keepsItsStockAndIdentityWhenItIsRevised() {
        var revised = product.revised(new RevisedProduct("LMP-2", "Lantern", "Shines.", "Home", new BigDecimal("1")));

        assertThat(revised).extracting(Product::id, Product::stock, Product::sku, Product::name, Product::description,
                Product::category, Product::price)
                .containsExactly(product.id(), 5, "LMP-2", "Lantern", "Shines.", "Home", new BigDecimal("1.00"));
    }

    @Test
    void remembersWhenItWasDeleted() {
        assertThat(product.deleted(Instant.EPOCH).deletedAt()).isEqualTo(Instant.EPOCH);
    }
}
