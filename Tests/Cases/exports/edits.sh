# What an editor did to the demonstration: emphasis, links, a declared correction, what they know of terms.
sed -i 's/办好三个市场/办好**三个**[市场](3.md#s2)/; s/现代物流/[现代物流](https:\/\/example.org\/a?b=1\&c=2)/' Content/p/articles/2.md
sed -i 's/有规定/有规定/; s/要学、要用。/要学、要用！/; s/^number: 1$/number: 1\ncorrection: 据勘误/' Content/p/articles/1.md
printf 'terms:\n  千万工程:\n    aliases: [示范工程]\n    definition: “千村示范、万村整治”工程。\n' > Content/p/terms.yml
