-- Names in TeX's log each letter that no font has, with its page.
-- Every page is looked through before it leaves, when its number is known for sure.

local glyph, disc = node.id("glyph"), node.id("disc")
local hlist, vlist = node.id("hlist"), node.id("vlist")
-- Beyond here are the glyphs without a letter, such as ligatures, that fonts number by themselves.
local private = 0xF0000

local function look(head)
  for n in node.traverse(head) do
    if n.id == hlist or n.id == vlist then
      look(n.head)
    elseif n.id == disc then
      look(n.replace)
    elseif n.id == glyph and n.char < private then
      local data = font.getfont(n.font)
      if data and data.characters and not data.characters[n.char] then
        texio.write_nl("log",
          string.format("labportal: page %d lacks U+%04X", tex.count["c@page"], n.char))
      end
    end
  end
end

luatexbase.add_to_callback("pre_shipout_filter", function(head)
  look(head)
  return true
end, "labportal: missing letters")
