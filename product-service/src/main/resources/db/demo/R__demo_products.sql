-- Twenty products for a first look. What is there already, or was deleted, stays as it is.
insert into products (id, sku, name, description, category, price, stock, version) values
('5f0c1a00-0000-4000-8000-000000000001', 'COF-001', 'Espresso Beans Aurora', 'Dark roast from Ethiopia with notes of cocoa and orange, 1 kg of whole beans.', 'Coffee', 24.90, 120, 1),
('5f0c1a00-0000-4000-8000-000000000002', 'COF-002', 'Filter Coffee Meadow', 'Light roast from Colombia, floral and mild, ground for pour-over, 500 g.', 'Coffee', 13.50, 80, 1),
('5f0c1a00-0000-4000-8000-000000000003', 'COF-003', 'Hand Grinder Pebble', 'Conical steel burrs and a beech handle; grinds 30 g in a minute.', 'Coffee', 59.00, 35, 1),
('5f0c1a00-0000-4000-8000-000000000004', 'COF-004', 'Glass Dripper Halo', 'Heat-proof glass dripper for one or two cups, with 40 paper filters.', 'Coffee', 22.00, 60, 1),
('5f0c1a00-0000-4000-8000-000000000005', 'TEA-001', 'Green Tea Morning Mist', 'First-flush sencha from Shizuoka, fresh and grassy, 100 g in a tin.', 'Tea', 16.80, 90, 1),
('5f0c1a00-0000-4000-8000-000000000006', 'TEA-002', 'Earl Grey Harbour', 'Black tea with real oil of bergamot, 125 g of loose leaves.', 'Tea', 9.90, 140, 1),
('5f0c1a00-0000-4000-8000-000000000007', 'TEA-003', 'Teapot Willow', 'Stoneware teapot for 900 ml, glazed by hand, with a steel strainer.', 'Tea', 42.00, 25, 1),
('5f0c1a00-0000-4000-8000-000000000008', 'KIT-001', 'Chef''s Knife Kestrel', 'A 20 cm blade of forged steel, well balanced and easy to sharpen.', 'Kitchen', 89.00, 40, 1),
('5f0c1a00-0000-4000-8000-000000000009', 'KIT-002', 'Cutting Board Oak', 'End-grain oak, 40 x 30 cm, kind to knives, with a groove for juice.', 'Kitchen', 48.50, 30, 1),
('5f0c1a00-0000-4000-8000-000000000010', 'KIT-003', 'Cast-Iron Pan Forge', 'A 26 cm pan, seasoned and ready; gets better for decades.', 'Kitchen', 54.90, 45, 1),
('5f0c1a00-0000-4000-8000-000000000011', 'KIT-004', 'Mixing Bowls Nest', 'Three stainless bowls of 1, 2 and 4 litres that fit into each other.', 'Kitchen', 34.00, 70, 1),
('5f0c1a00-0000-4000-8000-000000000012', 'DSK-001', 'Notebook Fieldstone', 'A5, 192 dotted pages of 100 g paper that ink does not bleed through.', 'Desk', 14.00, 200, 1),
('5f0c1a00-0000-4000-8000-000000000013', 'DSK-002', 'Fountain Pen Heron', 'A smooth steel nib, converter and two cartridges; made for writing every day.', 'Desk', 39.00, 55, 1),
('5f0c1a00-0000-4000-8000-000000000014', 'DSK-003', 'Desk Lamp Lighthouse', 'Warm to cool white, dimmed by touch, with a foot of solid walnut.', 'Desk', 79.00, 20, 1),
('5f0c1a00-0000-4000-8000-000000000015', 'DSK-004', 'Laptop Stand Ridge', 'Folded aluminium that raises the screen by 15 cm and packs flat.', 'Desk', 45.00, 65, 1),
('5f0c1a00-0000-4000-8000-000000000016', 'OUT-001', 'Water Bottle Brook', 'Keeps 750 ml cold for a day or hot for half of one; does not leak.', 'Outdoors', 27.90, 150, 1),
('5f0c1a00-0000-4000-8000-000000000017', 'OUT-002', 'Day Pack Trail', 'A 22-litre rucksack of recycled nylon with a rain cover.', 'Outdoors', 74.50, 50, 1),
('5f0c1a00-0000-4000-8000-000000000018', 'OUT-003', 'Head Torch Firefly', 'Throws 400 lumens, weighs 70 g and charges by USB-C.', 'Outdoors', 36.00, 75, 1),
('5f0c1a00-0000-4000-8000-000000000019', 'OUT-004', 'Picnic Blanket Clover', 'Wool on top, waterproof below, 150 x 200 cm, with a carrying strap.', 'Outdoors', 49.00, 3, 1),
('5f0c1a00-0000-4000-8000-000000000020', 'OUT-005', 'Compass North Star', 'A baseplate compass with a magnifier; the last ones have just been sold.', 'Outdoors', 18.00, 0, 1)
on conflict do nothing;
